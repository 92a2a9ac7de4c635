// LinkedIn: two interfaces are live at once, one per account. The newer one has TipTap and data-testid, the older one Quill, partly in the open
// shadow root of #interop-outlet.
import { declared } from "./declared";

// es, fr, pt: unseen.
const POST = new Set(["Post", "Posten", "Publicar", "Publier"]);
const COMMENT = new Set(["Comment", "Reply", "Kommentieren", "Antworten", "Comentar", "Responder", "Commenter", "Répondre"]);
const TEXTBOX = '[contenteditable="true"][role="textbox"]';
const COMMENT_BOX = '[componentkey^="commentBox-"]';
const QUILL = '.ql-editor[contenteditable="true"]';

export const linkedin = declared({
  site: "linkedin",
  shadow: true,
  places: [
    {
      surface: "message",
      editor: ['.msg-form__contenteditable[contenteditable="true"]'],
      root: [".msg-form"],
      submit: ['.msg-form button[type="submit"]', ".msg-form__send-button"],
      enterSends: "without-button",
    },
    {
      surface: "reply",
      editor: [{ is: TEXTBOX, within: COMMENT_BOX }, '[contenteditable="true"][aria-label="Text editor for creating comment"]'],
      root: [COMMENT_BOX],
      submit: [{ is: "button", named: COMMENT }],
      answers: [
        { of: "beside", at: '[id*="replaceableComment_urn:li:comment:"]', text: '[data-testid="expandable-text-box"]', author: 'a[href*="/in/"],a[href*="/company/"]' },
        { of: "around", at: '[role="listitem"]', text: '[data-testid="expandable-text-box"]', author: 'a[href*="/in/"],a[href*="/company/"]' },
      ],
    },
    {
      surface: "reply",
      editor: [{ is: QUILL, within: ".comments-comment-box__form" }],
      submit: [".comments-comment-box__submit-button--cr", '[class*="comments-comment-box__submit-button"]'],
      // The classes of what is answered are from memory.
      answers: [
        { of: "around", at: "article.comments-comment-entity", text: ".comments-comment-item__main-content" },
        { of: "around", at: ".feed-shared-update-v2", text: ".update-components-text,.feed-shared-text", author: ".update-components-actor__title" },
      ],
    },
    {
      surface: "post",
      editor: ['[componentkey="ShareBox_textEditor"][contenteditable="true"]', { is: TEXTBOX, within: 'dialog[data-testid="dialog"]' }],
      root: ['dialog[data-testid="dialog"]'],
      submit: [{ is: "button", named: POST }],
    },
    {
      surface: "post",
      editor: [{ is: QUILL, within: '[role="dialog"],#interop-outlet' }],
      submit: ["button.share-actions__primary-action"],
    },
  ],
});
