// /watch: the box under a video; ?reply=1: under a comment; /post: a channel's own; /live: the chat of a live video, a frame.
import { plain } from "../editors/kinds";
import { make } from "../facebook/make";
import { answered, editorNames, sender, without } from "./parts";

export function youtube(): Node {
  const asked = new URLSearchParams(location.search);
  if (location.pathname === "/live") return make("iframe", { src: `/live_chat${location.search}`, title: "Chat", class: "card" });
  const chat = location.pathname === "/live_chat";
  const words = plain(editorNames({ id: chat ? "input" : "contenteditable-root" }), "");
  const post = location.pathname === "/post";
  const submit = make("div", without.submit ? {} : { id: chat ? "send-button" : "submit-button" }, ...sender({ kind: chat || post ? "post" : "comment", composers: [words], names: {}, text: chat ? "➤" : "Comment" }, chat ? "Enter" : "Ctrl+Enter"));
  if (chat) return make("yt-live-chat-message-input-renderer", { class: "card" }, make(without.editor ? "div" : "yt-live-chat-text-input-field-renderer", {}, words.element), submit);
  const box = make(without.editor ? "div" : "ytd-commentbox", { class: "card" }, words.element, make("div", {}, make("button", { type: "button" }, "Cancel")), submit);
  if (post) return make(without.editor ? "div" : "ytd-backstage-post-dialog-renderer", {}, box);
  const title = make("ytd-watch-metadata", {}, make("h1", {}, asked.has("reply") ? "Spring in the garden" : answered), make("ytd-channel-name", {}, make("a", { href: "#" }, "Robin Vale")));
  const comment = make("ytd-comment-thread-renderer", {}, make("ytd-comment-view-model", {}, make("a", { id: "author-text", href: "#" }, "@robinvale"), make("div", { id: "content-text" }, answered), box));
  return make("div", {}, title, asked.has("reply") ? comment : box);
}
