// YouTube. The ids are those that scripts of several authors rely on; its custom elements have no shadow roots of their own.
import { declared } from "./declared";

export const youtube = declared({
  site: "youtube",
  places: [
    {
      surface: "post",
      // A frame of its own, also beside a video.
      path: /^\/live_chat/,
      editor: ["yt-live-chat-text-input-field-renderer #input[contenteditable]"],
      submit: ["#send-button button"],
      enterSends: true,
    },
    {
      surface: "post",
      editor: ["ytd-backstage-post-dialog-renderer #contenteditable-root", '[class*="ytPostsCreation"] [contenteditable="true"]'],
      root: ["ytd-backstage-post-dialog-renderer"],
      submit: ["#submit-button button"],
    },
    {
      surface: "reply",
      editor: ["ytd-commentbox #contenteditable-root", "#contenteditable-root"],
      root: ["ytd-commentbox"],
      submit: ["#submit-button button"],
      // What is around a comment is from memory, not from a page.
      answers: [
        { of: "around", at: "ytd-comment-view-model,ytd-comment-renderer,ytd-comment-thread-renderer", text: "#content-text", author: "#author-text" },
        { of: "page", at: "ytd-watch-metadata", text: "h1", author: "ytd-channel-name a" },
      ],
    },
  ],
});
