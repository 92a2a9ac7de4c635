import { broken, french } from "../posts";

/** Every label is localized; there is no test id to fall back on. */
export const labels = {
  post: broken ? "Go" : french ? "Publier" : "Post",
  save: broken ? "Keep" : "Save",
  story: broken ? "Out with it" : "Share to story",
  comment: broken ? "Go" : french ? "Commenter" : "Comment",
  commentBox: french ? "Écrivez un commentaire…" : "Comment as Dana Whitlock",
  mind: french ? "Que voulez-vous dire, Dana ?" : "What's on your mind, Dana?",
  confirm: french ? "Confirmer" : "Confirm",
  remove: french ? "Supprimer" : "Delete",
};
