// Every text that the browser tests type, in one place. Composed: no person, place or event is meant.
export const RISKY = {
  text: "Mrs. Hendricks in 412 finally walked today after her hip surgery, so proud of her",
  /** Words that must be underlined, exactly. */
  words: ["Mrs. Hendricks", "412"],
};

/** Found at the default of the slider, not at its quietest stop. */
export const BORDERLINE = { text: "Jimmy from bed 4 went home today", words: ["Jimmy", "bed 4"] };

export const CLEAN = "The new espresso machine on the ground floor is a public health measure.";

/** Answered by the parent that the replicas show: "I've had chest pain since yesterday, should I worry?" */
export const ADVICE = "Sounds like reflux, stop the aspirin and take omeprazole 40 mg";

export const THREAD = ["Rough week, but some days remind me why I do this.", RISKY.text];
