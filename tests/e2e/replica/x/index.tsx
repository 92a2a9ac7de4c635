// A small X: routes by the history API, composers from real Draft.js, test ids and roles as the live site has them.
import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { theme } from "../posts";
import { Chat } from "./chat";
import { Composer } from "./composer";
import { MessageRequest } from "./message-request";
import { FollowBack, FollowerRequests, Followers } from "./requests";
import { Post, posts } from "./post";
import { ids } from "./ids";

document.documentElement.dataset.theme = theme;

function usePath(): [string, (path: string) => void] {
  const [path, setPath] = useState(location.pathname);
  useEffect(() => {
    const back = () => setPath(location.pathname);
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  return [
    path,
    (to) => {
      history.pushState(null, "", to + location.search);
      setPath(to);
    },
  ];
}

function Navigation({ go }: { go(path: string): void }) {
  const link = (path: string, text: string, extra = {}) => (
    <a href={path} onClick={(event) => (event.preventDefault(), go(path))} {...extra}>
      {text}
    </a>
  );
  return (
    <header role="banner">
      <nav aria-label="Primary">
        <span className="logo" aria-hidden="true">
          𝕏
        </span>
        {link("/home", "Home")}
        {link("/i/chat/1-2", "Chat")}
        {link("/follower_requests", "Follower requests")}
        {link("/compose/post", "Post", { className: "new-post", "data-testid": "SideNav_NewTweet_Button", "aria-label": "Post" })}
      </nav>
      <button type="button" className="account" data-testid="SideNav_AccountSwitcher_Button" aria-label="Account menu">
        <span className="avatar me" />
        <span>
          <div dir="ltr">Dana Whitlock RN</div>
          <div dir="ltr">@danawhitlock</div>
        </span>
      </button>
    </header>
  );
}

function App() {
  const [path, go] = usePath();
  const [under, setUnder] = useState("/home");
  const [replyTo, setReplyTo] = useState<number | null>(null);
  const modal = path.startsWith("/compose/post");
  const page = modal ? under : path;
  const open = (id: number | null) => {
    setUnder(path);
    setReplyTo(id);
    go("/compose/post");
  };
  const close = () => {
    setReplyTo(null);
    go(under);
  };
  const status = page.match(/\/status\/(\d+)/);
  const quoted = new URLSearchParams(location.search).get("quote");
  const edited = new URLSearchParams(location.search).get("edit") ?? undefined;
  return (
    <>
      <div className="page" aria-hidden={modal || undefined}>
        <Navigation go={(to) => (to === "/compose/post" ? open(null) : go(to))} />
        <main role="main">
          {page.startsWith("/i/chat/requests/") ? (
            <MessageRequest />
          ) : page.startsWith("/i/communities/") ? (
            <section className="column" aria-label="Community">
              <h1>Night Nurses</h1>
              <Composer kind="post" placeholder="What’s happening?" inline />
            </section>
          ) : page.endsWith("/followers") ? (
            <Followers />
          ) : page.startsWith("/i/chat") ? (
            <Chat />
          ) : page.startsWith("/follower_requests") ? (
            <FollowerRequests />
          ) : page.startsWith("/danawhitlock") ? (
            <section className="column" aria-label="Profile">
              <h1>Dana Whitlock RN</h1>
              <div data-testid="UserDescription">Pediatric nurse at Elm Valley Hospital. Runner. Views mine.</div>
              <span data-testid="UserLocation">Elko, NV</span>
            </section>
          ) : page === "/robinvale" ? (
            <section className="column" aria-label="Profile">
              <div data-testid="UserName" className="profile">
                <div>Robin Vale</div>
                <div>
                  @robinvale <span data-testid="userFollowIndicator">Follows you</span>
                </div>
              </div>
              <FollowBack handle="robinvale" />
              <div data-testid="UserDescription">Allotments, choir, two cats.</div>
            </section>
          ) : status ? (
            <section className="column" aria-label="Conversation">
              <h1>Post</h1>
              <Post post={posts[Number(status[1]) - 1] ?? posts[0]!} focused onReply={() => open(Number(status[1]))} />
              <Composer kind="reply" placeholder="Post your reply" inline />
            </section>
          ) : (
            <section className="column" aria-label="Home timeline">
              <h1>Home</h1>
              <Composer kind="post" placeholder="What’s happening?" inline />
              {posts.map((post) => (
                <Post key={post.id} post={post} onOpen={() => go(`/${post.handle}/status/${post.id}`)} onReply={() => open(post.id)} />
              ))}
            </section>
          )}
        </main>
      </div>
      {modal && (
        <div className="mask" id="layers">
          <div role={ids.dialog} aria-labelledby="modal-header" aria-modal="true" className="modal">
            <div className="bar">
              <button type="button" data-testid="app-bar-close" aria-label="Close" onClick={close}>
                ×
              </button>
              <h2 id="modal-header">{replyTo ? "Reply" : "Post"}</h2>
            </div>
            {replyTo && <Post post={posts[replyTo - 1] ?? posts[0]!} />}
            <Composer kind={replyTo ? "reply" : "post"} placeholder={replyTo ? "Post your reply" : "What’s happening?"} autoFocus onSent={close} edited={edited} quoted={quoted ? posts[Number(quoted) - 1] : undefined} />
          </div>
        </div>
      )}
    </>
  );
}

createRoot(document.getElementById("react-root")!).render(<App />);
