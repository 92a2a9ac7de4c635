import { broken } from "../posts";

/** What the site's table looks for, or other names for the same. */
export const ids = {
  editor: (n: number) => (broken ? `statusField_${n}` : `tweetTextarea_${n}`),
  editorLabel: broken ? "Say something" : "Post text",
  modalSubmit: broken ? undefined : "tweetButton",
  inlineSubmit: broken ? undefined : "tweetButtonInline",
  submitText: (text: string) => (broken ? "Go" : text),
  dialog: "dialog",
};
