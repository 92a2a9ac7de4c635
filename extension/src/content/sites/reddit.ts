// Reddit: its present interface, of web components with open shadow roots, and the old one, of forms.
import { declared } from "./declared";

const TEXTBOX = '[role="textbox"][contenteditable="true"]';
const SUBMIT_PATH = /^(\/r\/[^/]+|\/user\/[^/]+)?\/submit/;

export const reddit = declared({
  site: "reddit",
  shadow: true,
  places: [
    {
      surface: "post",
      path: SUBMIT_PATH,
      // The title is sent with the text.
      editor: [{ is: TEXTBOX, within: "shreddit-composer" }, { is: "textarea", within: "faceplate-textarea-input" }],
      submit: [{ is: "button", within: "#submit-post-button" }],
      parts: true,
    },
    {
      surface: "reply",
      editor: [{ is: TEXTBOX, within: "shreddit-composer" }],
      root: ["shreddit-composer"],
      submit: ['button[slot="submit-button"][type="submit"]'],
      // Slots from memory.
      answers: [
        { of: "around", at: "shreddit-comment", text: '[slot="comment"]' },
        { of: "page", at: "shreddit-post", text: '[slot="text-body"],[slot="title"]' },
      ],
    },
  ],
});

/** From memory of its long unchanged markup. */
export const oldReddit = declared({
  site: "reddit",
  places: [
    {
      surface: "post",
      path: SUBMIT_PATH,
      editor: ['form textarea[name="text"]', 'form textarea[name="title"]'],
      root: ["form"],
      submit: ['button[name="submit"][type="submit"]'],
      parts: true,
    },
    {
      surface: "reply",
      editor: ['.usertext-edit textarea[name="text"]', 'form textarea[name="text"]'],
      root: ["form"],
      submit: ["button.save", 'button[type="submit"]'],
      answers: [
        { of: "around", at: ".thing.comment", text: ".usertext-body .md", author: ".author" },
        { of: "page", at: "#siteTable .thing", text: ".usertext-body .md,a.title", author: ".author" },
      ],
    },
  ],
});
