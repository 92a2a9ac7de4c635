//! Words by what they may stand beside. Each in lower case.

pub(super) const DETERMINERS: [&str; 16] =
    ["a", "an", "the", "my", "our", "this", "that", "his", "her", "their", "your", "another", "some", "one", "every", "no"];
/// Words that can't end a sentence, nor stand before a gap that is followed by nothing they could belong to.
pub(super) const ORPHANS: [&str; 51] = [
    "under", "behind", "past", "through", "along", "outside", "off", "around", "i'm", "we're", "it's", "she's", "he's",
    "they're", "a", "an", "the", "my", "our", "his", "their", "of", "in", "at", "on", "from", "to", "for", "with", "by", "and",
    "or", "but", "is", "was", "are", "were", "who", "named", "called", "than", "as", "near", "about", "into", "since", "until",
    "between", "because", "your", "its",
];
/// What follows a noun and not an adjective.
pub(super) const FUNCTION: [&str; 40] = [
    "with",
    "who",
    "whose",
    "in",
    "on",
    "at",
    "from",
    "of",
    "to",
    "for",
    "by",
    "and",
    "or",
    "but",
    "that",
    "after",
    "before",
    "came",
    "comes",
    "is",
    "was",
    "has",
    "had",
    "presented",
    "presents",
    "died",
    "walked",
    "fell",
    "because",
    "so",
    "when",
    "while",
    "then",
    "today",
    "w",
    "s",
    "into",
    "as",
    "this",
    "last",
];
pub(super) const VOCATIVE: [&str; 15] = [
    "rip",
    "dear",
    "hi",
    "hey",
    "hello",
    "bye",
    "goodbye",
    "thanks",
    "congrats",
    "congratulations",
    "birthday",
    "thank",
    "love",
    "you",
    "welcome",
];
/// Who it is has been said by the word before.
pub(super) const SAID: [&str; 39] = [
    "cousin",
    "nan",
    "gran",
    "granddad",
    "niece",
    "nephew",
    "grandson",
    "granddaughter",
    "friend",
    "colleague",
    "nurse",
    "matron",
    "driver",
    "patient",
    "pt",
    "client",
    "resident",
    "daughter",
    "son",
    "wife",
    "husband",
    "mom",
    "mum",
    "dad",
    "mother",
    "father",
    "sister",
    "brother",
    "baby",
    "man",
    "woman",
    "lady",
    "gentleman",
    "guy",
    "girl",
    "boy",
    "kid",
    "named",
    "name",
];

/// What begins something else than a noun.
pub(super) const GOES_ON: [&str; 19] = [
    "i", "we", "he", "she", "they", "it", "you", "who", "what", "if", "there", "again", "now", "already", "still", "just", "yet",
    "too", "not",
];
/// Said before a name, and goes with it.
pub(super) const ADDRESSED: [&str; 12] =
    ["old", "big", "little", "young", "poor", "sweet", "lovely", "señora", "señor", "lola", "lolo", "tiny"];
/// What a sentence can't begin with when its subject was taken out.
pub(super) const VERBS: [&str; 20] = [
    "now", "also", "still", "needs", "wants", "expired", "got", "is", "was", "has", "had", "are", "were", "will", "said", "says",
    "and", "who", "came", "keeps",
];
/// Who is spoken of in a sentence before.
pub(super) const PRONOUNS: [&str; 9] = ["she", "he", "her", "his", "him", "she's", "he's", "it", "both"];
/// What can't begin a sentence when the one before is gone.
pub(super) const POINTING: [&str; 10] = ["they", "their", "that", "this", "and", "but", "so", "then", "it's", "same"];
