// Every text that the browser tests type, in one place. Composed: no person, place or event is meant.
export const RISKY = {
  text: "Mrs. Hendricks in 412 finally walked today after her hip surgery, so proud of her",
  /** Words that it must be held for, exactly: the identifiers. */
  words: ["Mrs. Hendricks", "412", "today"],
  /** The same, made safer. */
  own: "A patient finally walked after her hip surgery, so proud of her",
};

/** Two findings, each with a card of its own. */
export const TWO = `${RISKY.text}. The ward PC login is nurse1, password Welcome1!`;

/** Found at the default of the slider, not at its quietest stop. */
export const BORDERLINE = { text: "Ida from room 9 makes the best tea", words: ["Ida", "room 9"] };

/** Worth a quiet hint and no more. */
export const HINT = "My patient slipped me $200 in an envelope, thank you.";

export const CLEAN = "The new espresso machine on the ground floor is a public health measure.";

/** Every replica shows this question; what is answered to it is advice to one person. */
export const QUESTION = "I've had chest pain since yesterday, should I worry?";
export const ADVICE = { text: "Sounds like reflux, stop the aspirin and take omeprazole 40 mg", words: ["Sounds like reflux", "stop the aspirin", "take omeprazole 40 mg"] };
/** Advice only where it answers that question. */
export const ANSWER = { text: "It can wait until Monday", words: ["can wait until"] };

/** Pointed out only when a photo goes with it. */
export const WITH_PHOTO = "What a save in our OR this morning!";
/** Worth stopping for when a photo goes with it, whatever was looked for in that. */
export const PICTURED = "First steps on the ward since the stroke";

/** A poll whose question and choices tell nobody apart by themselves. */
export const POLL = { question: "Which of my patients rang the bell most on the ward today?", choices: ["Mrs. Hendricks", "Nobody"] };
/** A poll that tells somebody apart by its question and by a choice. */
export const TELLING_POLL = { question: "Who asked the 98-year-old to dance on our ward, and who sang?", word: "98-year-old" };
/** About nobody in public; a case in a group of colleagues. */
export const GROUP_CASE = "62M farmer, Cr 4.1, eos 30%, what would you do?";
/** Harmless until people are tagged, or a place is. */
export const WITH_COMPANY = "A farmer walked again after six weeks";

export const THREAD = ["Rough week, but some days remind me why I do this.", RISKY.text];
/** The second part is worth a remark at most; read with the first, it is worth stopping for. */
export const TELLING_THREAD = { first: "Tonight in our ER in Elko we had a snake bite.", second: "A firefighter with two kids.", words: ["firefighter"] };
