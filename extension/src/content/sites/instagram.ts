// Instagram: no test ids, generated classes and localized labels, as on Facebook. Structure first, labels second.
import { declared } from "./declared";

// Seen: en, it (message), zh (caption). The others are unseen.
const MESSAGE = ["Message", "Messaggio", "Mensaje", "Nachricht", "Mensagem", "メッセージ"].map((name) => `[role="textbox"][contenteditable="true"][aria-label="${name}"]`).join();
const SEND = new Set(["Send", "Senden", "Enviar", "Envoyer", "Invia", "送信"]);
const SHARE = new Set(["Share", "Teilen", "Compartir", "Partager", "Compartilhar", "Condividi", "分享", "シェア"]);
const POST = new Set(["Post", "Posten", "Publicar", "Publier", "Pubblica", "发布", "發佈", "投稿する"]);
const BUTTON = 'button,[role="button"]';

export const instagram = declared({
  site: "instagram",
  places: [
    {
      surface: "message",
      editor: [MESSAGE],
      submit: [{ is: BUTTON, named: SEND }],
      enterSends: true,
    },
    {
      surface: "message",
      path: /^\/direct\//,
      editor: ['[role="textbox"][contenteditable="true"][data-lexical-editor="true"]'],
      submit: [{ is: BUTTON, named: SEND }],
      enterSends: true,
    },
    {
      surface: "post",
      editor: ['[role="dialog"] [contenteditable="true"][data-lexical-editor="true"]', '[role="dialog"] [contenteditable="true"][aria-placeholder]'],
      root: ['[role="dialog"]'],
      submit: [{ is: BUTTON, named: SHARE }],
    },
    {
      surface: "reply",
      editor: ['form textarea[aria-label="Add a comment…"]', "form textarea"],
      root: ["form"],
      submit: ['button[type="submit"]', { is: BUTTON, named: POST }],
      enterSends: true,
      answers: [{ of: "around", at: 'article,[role="dialog"],main', text: 'h1,h1 ~ * span[dir="auto"],span[dir="auto"]', author: 'header a[role="link"]' }],
    },
  ],
});
