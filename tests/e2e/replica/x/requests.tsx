import { useState } from "react";
import { broken, send } from "../posts";

const PEOPLE = [
  { handle: "marisolquint", name: "Marisol Quint", bio: "Forever grateful to Dr. Whitlock, who delivered my twins. Baker, reader, tired." },
  { handle: "tadasverne", name: "Tadas Verne", bio: "Trail maps, sourdough, bad puns." },
];

/** The list of a protected account. The two buttons of a pending row have no test id: Decline first, then Accept. */
export function FollowerRequests() {
  const [answered, setAnswered] = useState<string[]>([]);
  return (
    <section className="column" aria-labelledby="requests-heading">
      <h1 id="requests-heading">Follower requests</h1>
      {PEOPLE.filter(({ handle }) => !answered.includes(handle)).map(({ handle, name, bio }) => {
        const answer = (kind: "accept" | "decline") => (event: { nativeEvent: Event }) => {
          send(kind, [handle], event.nativeEvent.isTrusted);
          setAnswered((before) => [...before, handle]);
        };
        return (
          <div data-testid={broken ? "row" : "cellInnerDiv"} key={handle}>
            <div data-testid="UserCell" className="cell">
              <span className={`avatar ${handle}`} data-testid={`UserAvatar-Container-${handle}`} />
              <div>
                <a href={`/${handle}`} onClick={(event) => event.preventDefault()}>
                  {name}
                </a>
                <a href={`/${handle}`} tabIndex={-1} onClick={(event) => event.preventDefault()}>{`@${handle}`}</a>
                <div dir="auto">{bio}</div>
                <div className="answer">
                  <button type="button" aria-label="Decline" onClick={answer("decline")}>
                    Decline
                  </button>
                  <button type="button" aria-label="Accept" className="send" onClick={answer("accept")}>
                    Accept
                  </button>
                </div>
              </div>
            </div>
          </div>
        );
      })}
    </section>
  );
}

/** People who follow the user: the button of each follows back. */
export function Followers() {
  return (
    <section className="column" aria-label="Followers">
      <h1>Followers</h1>
      {PEOPLE.map(({ handle, name, bio }) => (
        <div data-testid="cellInnerDiv" key={handle}>
          <div data-testid="UserCell" className="cell">
            <span className={`avatar ${handle}`} data-testid={`UserAvatar-Container-${handle}`} />
            <div>
              <a href={`/${handle}`} onClick={(event) => event.preventDefault()}>
                {name}
              </a>
              <a href={`/${handle}`} tabIndex={-1} onClick={(event) => event.preventDefault()}>{`@${handle}`}</a>
              <span data-testid="userFollowIndicator">Follows you</span>
              <div dir="auto">{bio}</div>
              <FollowBack handle={handle} />
            </div>
          </div>
        </div>
      ))}
    </section>
  );
}

export function FollowBack({ handle }: { handle: string }) {
  const [done, setDone] = useState(false);
  return (
    <button
      type="button"
      className="send"
      data-testid={broken ? "follow" : `1001-${done ? "unfollow" : "follow"}`}
      aria-label={`Follow @${handle}`}
      onClick={(event) => {
        if (!done) send("follow", [handle], event.nativeEvent.isTrusted);
        setDone(true);
      }}
    >
      {done ? "Following" : "Follow back"}
    </button>
  );
}
