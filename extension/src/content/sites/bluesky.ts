// Bluesky. Open source (bluesky-social/social-app): the test ids are in it, and the labels of its button tell a reply from a post.
import { declared } from "./declared";

const PROSE = '.tiptap.ProseMirror[contenteditable="true"]';

export const bluesky = declared({
  site: "bluesky",
  places: [
    {
      surface: "message",
      path: /^\/messages\//,
      // Known by its English label only, and otherwise as the one box of the page.
      editor: ['textarea[placeholder="Write a message"],textarea[aria-label="Message input field"]', "textarea"],
      submit: ['[aria-label="Send message"]'],
      enterSends: true,
    },
    {
      surface: "post",
      editor: [`[data-testid="composer"] ${PROSE}`, PROSE],
      root: ['[data-testid="composer"]', '[role="dialog"]'],
      submit: ['[data-testid="composerPublishBtn"]', { is: 'button,[role="button"]', named: new Set(["Publish post", "Publish posts", "Publish reply", "Publish replies"]) }],
      parts: true,
      turns: [{ into: "reply", with: '[data-testid="composerPublishBtn"][aria-label^="Publish repl"]' }],
      answers: [{ of: "before" }],
    },
  ],
});
