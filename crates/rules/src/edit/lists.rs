//! Words by what they may stand beside. Each in lower case.

pub(super) const DETERMINERS: [&str; 16] =
    ["a", "an", "the", "my", "our", "this", "that", "his", "her", "their", "your", "another", "some", "one", "every", "no"];
/// Words that can't end a sentence, nor stand before a gap that is followed by nothing they could belong to.
pub(super) const ORPHANS: [&str; 66] = [
    "has", "have", "had", "over", "above", "below", "up", "down", "across", "every", "each", "any", "some", "whole", "no",
    "under", "behind", "past", "through", "along", "outside", "off", "around", "i'm", "we're", "it's", "she's", "he's",
    "they're", "a", "an", "the", "my", "our", "his", "their", "of", "in", "at", "on", "from", "to", "for", "with", "by", "and",
    "or", "but", "is", "was", "are", "were", "who", "named", "called", "than", "as", "near", "about", "into", "since", "until",
    "between", "because", "your", "its",
];
/// What follows a noun and not an adjective.
pub(super) const FUNCTION: [&str; 62] = [
    "please",
    "pls",
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
    "should",
    "would",
    "could",
    "can",
    "will",
    "may",
    "must",
    "might",
    "do",
    "does",
    "did",
    "are",
    "were",
    "have",
    "go",
    "went",
    "if",
    "where",
    "which",
    "than",
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
/// What has the noun before it for its subject.
pub(super) const AUXILIARIES: [&str; 7] = ["is", "was", "has", "had", "will", "are", "were"];
/// Said of a room, a bed or a chair, not of who is in it.
pub(super) const UNOCCUPIED: [&str; 9] = ["empty", "free", "open", "ready", "clean", "available", "vacant", "broken", "closed"];
/// Forms of address, which need their name.
pub(super) const TITLES: [&str; 8] = ["mr", "mrs", "ms", "miss", "señor", "señora", "dr", "sister"];
/// Said before a name, and goes with it.
pub(super) const ADDRESSED: [&str; 14] =
    ["wee", "auld", "old", "big", "little", "young", "poor", "sweet", "lovely", "señora", "señor", "lola", "lolo", "tiny"];
/// What a sentence can't begin with when its subject was taken out.
pub(super) const VERBS: [&str; 20] = [
    "now", "also", "still", "needs", "wants", "expired", "got", "is", "was", "has", "had", "are", "were", "will", "said", "says",
    "and", "who", "came", "keeps",
];
/// What goes with a day.
pub(super) const DAYPARTS: [&str; 13] =
    ["am", "pm", "morning", "morn", "night", "evening", "eve", "afternoon", "arvo", "lunch", "lunchtime", "noon", "midnight"];
/// What begins a phrase that says where or how.
pub(super) const PREPOSITIONS: [&str; 22] = [
    "in", "on", "at", "from", "off", "up", "down", "by", "with", "under", "behind", "near", "outside", "inside", "into", "over",
    "across", "through", "during", "after", "before", "without",
];
/// What may follow a name and goes with it.
pub(super) const HONORIFICS: [&str; 9] = ["bhai", "ji", "aunty", "auntie", "uncle", "didi", "sahib", "san", "jr"];
/// The word by which a sentence goes on after saying who somebody is.
pub(super) const TAKES_OVER: [&str; 13] =
    ["is", "was", "are", "were", "has", "had", "came", "comes", "will", "just", "died", "walked", "went"];
/// Words that need what follows them.
pub(super) const COMPLETED: [&str; 12] =
    ["lives", "lived", "living", "works", "worked", "stays", "based", "ends", "ending", "standing", "parked", "resides"];
/// What is done with a number or an address.
pub(super) const ASKED: [&str; 7] = ["is", "call", "text", "ring", "try", "phone", "see"];
/// What stands before places, and before works of art, but seldom before people.
pub(super) const WHERE: [&str; 12] =
    ["in", "at", "behind", "outside", "near", "off", "watching", "reading", "singing", "playing", "humming", "inside"];
/// Who is spoken of in a sentence before; without what is drawn together with it ("she's").
pub(super) const PRONOUNS: [&str; 19] = [
    "mine",
    "she",
    "he",
    "her",
    "his",
    "him",
    "hers",
    "they",
    "them",
    "their",
    "theirs",
    "it",
    "its",
    "both",
    "shes",
    "hes",
    "himself",
    "herself",
    "themselves",
];
/// What can't begin a sentence when the one before is gone.
pub(super) const LEANING: [&str; 44] = [
    "that",
    "this",
    "these",
    "those",
    "and",
    "but",
    "so",
    "then",
    "same",
    "yes",
    "no",
    "yeah",
    "yep",
    "nope",
    "again",
    "actual",
    "actually",
    "not",
    "still",
    "also",
    "which",
    "another",
    "who",
    "whose",
    "where",
    "because",
    "or",
    "the",
    "plus",
    "though",
    "however",
    "even",
    "first",
    "second",
    "there",
    "did",
    "does",
    "was",
    "is",
    "than",
    "neither",
    "nor",
    "otherwise",
    "instead",
];
/// What begins a part of a sentence that something must follow.
pub(super) const OPENERS: [&str; 32] = [
    "who", "which", "whose", "where", "because", "than", "as", "though", "although", "until", "till", "while", "when", "if",
    "before", "after", "since", "once", "whenever", "in", "on", "at", "with", "for", "from", "by", "during", "despite",
    "between", "to", "of", "without",
];
/// How somebody feels: such a word at the start of a sentence is about the author.
pub(super) const MOODS: [&str; 12] = [
    "gutted",
    "exhausted",
    "tired",
    "blessed",
    "humbled",
    "honoured",
    "honored",
    "amazed",
    "relieved",
    "delighted",
    "shattered",
    "excited",
];
/// What somebody did or does, where the word itself doesn't show it by its end.
pub(super) const DOINGS: [&str; 44] = [
    "came", "went", "found", "kept", "told", "got", "had", "said", "left", "fell", "lost", "took", "made", "brought", "sent",
    "thought", "gave", "sat", "slept", "ate", "drank", "drove", "has", "is", "was", "teaches", "keeps", "says", "wants", "needs",
    "asks", "lives", "works", "drives", "walks", "comes", "goes", "gets", "tells", "knows", "thinks", "looks", "calls", "gives",
];
/// Words that only stand in what tells something, besides those that tell what was done.
pub(super) const FINITE: [&str; 36] = [
    "am", "is", "are", "was", "were", "be", "have", "has", "had", "do", "does", "did", "can", "could", "will", "would", "should",
    "may", "might", "must", "i'm", "it's", "that's", "there's", "let's", "i", "we", "love", "hate", "need", "want", "know",
    "hope", "think", "saw", "felt",
];
/// What tells everybody to do something.
pub(super) const ASKS: [&str; 46] = [
    "please", "don't", "dont", "do", "be", "hug", "check", "wear", "get", "stay", "take", "call", "ask", "look", "keep",
    "remember", "stop", "buckle", "lock", "test", "talk", "read", "listen", "wash", "drink", "eat", "rest", "thank", "love",
    "learn", "go", "drive", "never", "always", "tell", "book", "donate", "hold", "let's", "lets", "share", "teach", "send",
    "say", "respect", "fund",
];
/// Who speaks.
pub(super) const FIRST_PERSON: [&str; 7] = ["i", "me", "my", "we", "us", "our", "im"];
/// How thanks, good wishes and sympathy begin.
pub(super) const COURTESIES: [&str; 30] = [
    "thank you",
    "thanks",
    "many thanks",
    "thx",
    "sorry",
    "so sorry",
    "i'm sorry",
    "i'm so sorry",
    "i am sorry",
    "i am so sorry",
    "we're sorry",
    "hope you",
    "i hope you",
    "hope this",
    "glad you",
    "so glad you",
    "congratulations",
    "congrats",
    "sending",
    "good luck",
    "wishing",
    "happy birthday",
    "take care",
    "best wishes",
    "that sounds",
    "oh no",
    "poor you",
    "you poor",
    "good question",
    "great question",
];
