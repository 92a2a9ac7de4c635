export interface PostData {
  id: number;
  name: string;
  handle: string;
  when: string;
  text: string;
}

/** Composed: nobody wrote these, and nobody is meant. */
export const posts: PostData[] = [
  { id: 1, name: "Corner Street Runners", handle: "cornerstrunners", when: "2h", text: "Saturday's 10k starts at the boathouse at 8. Bring gloves, leave the dog at home this once." },
  { id: 2, name: "Robin Vale", handle: "robinvale", when: "3h", text: "I've had chest pain since yesterday, should I worry?" },
  { id: 3, name: "Old Mill Bakery", handle: "oldmillbakery", when: "5h", text: "Rye is back. Get there before ten." },
];

interface Props {
  post: PostData;
  focused?: boolean;
  onOpen?(): void;
  onReply?(): void;
}

export function Post({ post, focused = false, onOpen, onReply }: Props) {
  return (
    <article data-testid="tweet" role="article" tabIndex={focused ? -1 : 0} onClick={onOpen}>
      <span className={`avatar a${post.id}`} data-testid={`UserAvatar-Container-${post.handle}`} />
      <div>
        <div data-testid="User-Name">
          <a href={`/${post.handle}`} onClick={(event) => event.preventDefault()}>
            {post.name}
          </a>{" "}
          <a href={`/${post.handle}`} tabIndex={-1} onClick={(event) => event.preventDefault()}>{`@${post.handle}`}</a>
          {" · "}
          <a href={`/${post.handle}/status/${post.id}`} onClick={(event) => event.preventDefault()}>
            <time dateTime="2026-11-22T09:00:00Z">{post.when}</time>
          </a>
        </div>
        <div data-testid="tweetText" lang="en" dir="auto">
          {post.text}
        </div>
        {onReply && (
          <div role="group" className="actions">
            <button type="button" data-testid="reply" aria-label="0 Replies. Reply" onClick={(event) => (event.stopPropagation(), onReply())}>
              ↩ Reply
            </button>
            <button type="button" data-testid="like" aria-label="0 Likes. Like" onClick={(event) => event.stopPropagation()}>
              ♡ Like
            </button>
          </div>
        )}
      </div>
    </article>
  );
}
