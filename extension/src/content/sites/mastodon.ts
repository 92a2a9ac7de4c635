// Mastodon, on any host. Open source (mastodon/mastodon): these class names are in its own style sheets and survived from 3 to 4.5.
import { declared } from "./declared";

/** Whether this page is one of Mastodon's. */
export function isMastodon(): boolean {
  return document.querySelector("#mastodon,form.compose-form") !== null;
}

export const mastodon = declared({
  site: "mastodon",
  places: [
    {
      surface: "post",
      editor: ["form.compose-form textarea.autosuggest-textarea__textarea", "form.compose-form textarea"],
      root: ["form.compose-form"],
      // Since 4.3; before.
      submit: ['.compose-form__submit button[type="submit"]', ".compose-form__publish-button-wrapper button", 'button[type="submit"]'],
      turns: [
        // To the people mentioned and nobody else.
        { into: "message", with: ".compose-form__dropdowns .icon-at" },
        { into: "reply", with: ".reply-indicator" },
      ],
      audience: [{ is: "friends", with: ".compose-form__dropdowns .icon-lock" }],
      answers: [{ of: "in", at: ".reply-indicator", text: ".reply-indicator__content", author: ".display-name" }],
    },
  ],
});
