// Replies of a business to its reviews, in Google's search, maps or its old console: a frame of its own, whose classes are generated. Its jsnames
// change rarely and without a word.
import { reviewAround } from "./around";
import { declared } from "./declared";
import type { SiteTable } from "./site";

// Seen: en, de, fr. The others are unseen.
const REPLY = new Set(["Reply", "Antwort", "Antworten", "Répondre", "Responder", "Post reply"]);

const table = declared({
  site: "google",
  places: [
    {
      surface: "reply",
      path: /\/reviews/,
      editor: ['textarea[jsname="YPqjbf"]', "textarea"],
      submit: ['button[jsname="hrGhad"]', { is: 'button,[role="button"]', named: REPLY }],
    },
  ],
});

export const google: SiteTable = { ...table, surroundings: (composer) => ({ ...table.surroundings(composer), parent: reviewAround(composer.editor, composer.editor) }) };
