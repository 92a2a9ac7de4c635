import { broken, withoutIds } from "../posts";

/** What the site's table looks for, or other names for the same. */
export const ids = {
  editor: (n: number) => (withoutIds ? `statusField_${n}` : `tweetTextarea_${n}`),
  editorLabel: broken ? "Say something" : "Post text",
  file: withoutIds ? undefined : "fileInput",
  modalSubmit: withoutIds ? undefined : "tweetButton",
  inlineSubmit: withoutIds ? undefined : "tweetButtonInline",
  submitText: (text: string) => (broken ? "Go" : text),
  dialog: "dialog",
};
