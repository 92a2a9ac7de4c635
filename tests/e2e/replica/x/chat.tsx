import { useState } from "react";
import { send } from "../posts";

interface Message {
  id: string;
  text: string;
  mine: boolean;
}

/** The Chat that replaced Messages: a real textarea, Enter sends, Shift+Enter makes a line. */
export function Chat() {
  const [messages, setMessages] = useState<Message[]>([{ id: "m1", text: "Hi, it's Robin. I've had chest pain since yesterday, should I worry?", mine: false }]);
  const [text, setText] = useState("");
  const [pictures, setPictures] = useState<string[]>([]);
  const submit = (trusted: boolean) => {
    if (text.trim() === "") return;
    send("message", [text], trusted);
    setMessages((before) => [...before, { id: `m${before.length + 1}`, text, mine: true }]);
    setText("");
    setPictures([]);
  };
  return (
    <section className="column chat" aria-label="Chat">
      <div className="chat-head" data-testid="dm-conversation-header">
        <span className="avatar a2" />
        <span data-testid="dm-conversation-username">Robin Vale</span>
      </div>
      <div data-testid="dm-message-list" className="messages">
        {messages.map((message) => (
          <div key={message.id} data-dm-message-row={message.id} data-testid={`message-${message.id}`} data-send-status={message.mine ? "sent" : undefined} className={message.mine ? "mine" : "theirs"}>
            <div data-testid={`message-text-${message.id}`}>{message.text}</div>
          </div>
        ))}
      </div>
      <form data-testid="dm-composer-form" onSubmit={(event) => (event.preventDefault(), submit(event.nativeEvent.isTrusted))}>
        {pictures.map((picture) => (
          <img className="attached" src={picture} alt="" key={picture} />
        ))}
        <input type="file" multiple hidden data-testid="dm-composer-file-input" onChange={(event) => setPictures((before) => [...before, ...[...(event.target.files ?? [])].map((file) => URL.createObjectURL(file))])} />
        <textarea
          data-testid="dm-composer-textarea"
          aria-label="Message"
          placeholder="Message"
          rows={2}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            submit(event.nativeEvent.isTrusted);
          }}
        />
        <button type="button" data-testid="dm-composer-send-button" aria-label="Send" disabled={text.trim() === ""} onClick={(event) => submit(event.nativeEvent.isTrusted)}>
          ➤
        </button>
      </form>
    </section>
  );
}
