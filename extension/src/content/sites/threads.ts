// Threads: Lexical in a dialog; what sends is known by its name alone. A box of the same kind stays on the page behind the dialog.
import { declared } from "./declared";

// Seen: en, zh, ja. The others are unseen.
const POST = new Set(["Post", "Posten", "Publicar", "Publier", "Pubblica", "发布", "發佈", "投稿"]);

export const threads = declared({
  site: "threads",
  places: [
    {
      surface: "post",
      editor: ['[role="dialog"] [role="textbox"][data-lexical-editor="true"]', '[role="dialog"] [role="textbox"][contenteditable]', '[role="textbox"][data-lexical-editor="true"]'],
      root: ['[role="dialog"]'],
      submit: [{ is: '[role="button"],button', named: POST }],
      parts: true,
      turns: [{ into: "reply", with: 'a[href*="/post/"]' }],
      answers: [{ of: "before" }],
    },
  ],
});
