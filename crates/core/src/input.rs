//! What the engine is asked about: the words, and everything around them that decides what the words mean.

use serde::{Deserialize, Deserializer, Serialize};

/// A text with its context.
///
/// Only [`text`](Input::text) is needed; every other field has a neutral default, so a caller states what it knows and no more.
///
/// ```
/// use bedrail_core::{Input, Surface};
///
/// let input = Input { surface: Surface::Reply, ..Input::from("Thanks for coming in on Tuesday!") };
/// assert!(input.parent.is_none());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Input {
    /// The words being written (or, when [`Direction::Inbound`], the words that somebody wrote to the clinician).
    pub text: String,
    /// Where they are being written.
    #[serde(deserialize_with = "null_is_default")]
    pub surface: Surface,
    /// Who writes to whom.
    #[serde(deserialize_with = "null_is_default")]
    pub direction: Direction,
    /// What is being answered, when anything is.
    pub parent: Option<Parent>,
    /// Earlier parts by the same author that are read together with the text, oldest first.
    #[serde(deserialize_with = "null_is_default")]
    pub thread: Vec<String>,
    /// Who will be able to read it. Changes wording, never whether a finding exists: a private group is still an audience.
    #[serde(deserialize_with = "null_is_default")]
    pub audience: Audience,
    /// The friend or follow request being answered or made.
    pub request: Option<Request>,
    /// What the author's own profile shows to a stranger.
    pub author: Option<Author>,
    /// What is attached.
    pub attachments: Option<Attachments>,
    /// What the user said earlier about the person who is answered, or whose request it is.
    pub known: Option<Known>,
}

impl From<&str> for Input {
    fn from(text: &str) -> Self {
        Input { text: text.to_owned(), ..Input::default() }
    }
}

/// The kind of place in which the words are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Surface {
    /// A status, story, tweet or quote: addressed to everybody.
    #[default]
    Post,
    /// A comment, an answer to a review, a mention: addressed to somebody in front of others.
    #[serde(alias = "comment")]
    Reply,
    /// A direct message or chat.
    #[serde(alias = "dm", alias = "chat")]
    Message,
    /// A friend, follow or connection request, with or without a note.
    FriendRequest,
}

/// Who writes to whom.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The clinician writes.
    #[default]
    Outbound,
    /// Somebody writes to the clinician.
    Inbound,
}

/// Who can read it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Everybody.
    #[default]
    Public,
    /// The author's connections.
    Friends,
    /// The members of a group.
    Group,
    /// One person or a few.
    Private,
    /// Only the author, for now: nobody is stopped for it, and who can see it may change.
    Me,
}

/// What is being answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Parent {
    /// Its words.
    pub text: String,
    /// The visible name or handle of whoever wrote it.
    pub author: Option<String>,
}

// A parent is written either as its text alone or as an object, because a command line user types the former.
impl<'de> Deserialize<'de> for Parent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Form {
            Text(String),
            Object {
                #[serde(default)]
                text: Option<String>,
                #[serde(default)]
                author: Option<String>,
            },
        }
        if !deserializer.is_human_readable() {
            // What we wrote ourselves has the fields as they stand.
            let (text, author) = Deserialize::deserialize(deserializer)?;
            return Ok(Parent { text, author });
        }
        Ok(match Form::deserialize(deserializer)? {
            Form::Text(text) => Parent { text, author: None },
            Form::Object { text, author } => Parent { text: text.unwrap_or_default(), author },
        })
    }
}

/// A friend, follow or connection request.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Request {
    /// Visible name of the other person.
    pub name: Option<String>,
    /// Their visible bio or headline.
    pub bio: Option<String>,
    /// Mutual connections, where the page shows a number.
    pub mutual_count: Option<u32>,
    /// Other visible hints in the page's or the user's own words, such as an earlier comment of theirs.
    #[serde(deserialize_with = "null_is_default")]
    pub cues: Vec<String>,
}

/// What the author's own profile shows to a stranger: in the best documented cases it was the author who identified the patient.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Author {
    /// Visible name.
    pub name: Option<String>,
    /// Visible bio.
    pub bio: Option<String>,
    /// Employer.
    pub employer: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Specialty.
    pub specialty: Option<String>,
}

/// What is attached to a post.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Attachments {
    /// How many photos.
    #[serde(deserialize_with = "null_is_default")]
    pub photos: u32,
    /// How many videos.
    #[serde(deserialize_with = "null_is_default")]
    pub videos: u32,
    /// A place or check-in, as shown.
    pub location: Option<String>,
    /// The people who are tagged, as shown.
    #[serde(deserialize_with = "null_is_default")]
    pub tagged: Vec<String>,
    /// The file of a photo says where it was taken.
    #[serde(deserialize_with = "null_is_default")]
    pub placed: bool,
    /// The file of a photo says when it was taken.
    #[serde(deserialize_with = "null_is_default")]
    pub dated: bool,
    /// The author has looked for whatever should not be seen in it.
    #[serde(deserialize_with = "null_is_default")]
    pub looked: bool,
}

/// What the user said earlier about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub struct Known {
    /// What they are to the user.
    pub tie: Tie,
    /// False when it may also be somebody else: only part of the name fits.
    pub sure: bool,
}

/// What somebody is to the clinician, in the clinician's own word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tie {
    /// A current or former patient.
    Patient,
    /// A relative of one.
    Relative,
    /// A patient whom the clinician knew before: the connection is older than the care.
    KnownBefore,
    /// Neither a patient nor a relative of one.
    NotAPatient,
}

fn null_is_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    if !deserializer.is_human_readable() {
        return T::deserialize(deserializer);
    }
    Ok(Option::<T>::deserialize(deserializer)?.unwrap_or_default())
}
