import { useState } from "react";
import { broken, send } from "../posts";

/** A message request that is open: what they wrote, and two buttons where a composer would be. */
export function MessageRequest() {
  const [answered, setAnswered] = useState(false);
  const answer = (kind: "accept" | "decline") => (event: { nativeEvent: Event }) => {
    send(kind, ["robinvale"], event.nativeEvent.isTrusted);
    setAnswered(true);
  };
  return (
    <section className="column chat" aria-label="Chat">
      <div className="chat-head" data-testid="dm-conversation-header">
        <span className="avatar a2" />
        <a href="/robinvale" onClick={(event) => event.preventDefault()}>
          <span data-testid="dm-conversation-username">Robin Vale</span>
        </a>
      </div>
      <div data-testid="dm-message-list" className="messages">
        {["Hi, you looked after my mother on the ward last spring.", "Could I ask you something about her tablets?"].map((text, i) => (
          <div key={i} data-dm-message-row={`r${i}`} data-testid={`message-r${i}`} className="theirs">
            <div data-testid={`message-text-r${i}`}>{text}</div>
          </div>
        ))}
      </div>
      {!answered && (
        <div data-testid={broken ? "prompt" : "dm-message-request-prompt"} className="answer">
          <button type="button" aria-label="Delete" onClick={answer("decline")}>
            Delete
          </button>
          <button type="button" data-testid="dm-message-request-accept-button" className="send" aria-label="Accept" onClick={answer("accept")}>
            Accept
          </button>
        </div>
      )}
    </section>
  );
}
