import type { ContentBlock } from "draft-js";
import { CompositeDecorator, ContentState, Editor, EditorState, KeyBindingUtil, Modifier, getDefaultKeyBinding } from "draft-js";
import { useEffect, useRef, useState } from "react";
import type { MouseEvent, ReactNode } from "react";
import { send } from "../posts";
import { ids } from "./ids";
import type { PostData } from "./post";

// The live composer colours hashtags and mentions through a decorator, which splits lines into several leaves.
function find(pattern: RegExp) {
  return (block: ContentBlock, found: (start: number, end: number) => void) => {
    for (const match of block.getText().matchAll(pattern)) found(match.index, match.index + match[0].length);
  };
}
// What was chosen from a list is an entity: only the model makes one, letters that look like it do not.
function chosen(block: ContentBlock, found: (start: number, end: number) => void, content: ContentState) {
  block.findEntityRanges((letter) => letter.getEntity() !== null && content.getEntity(letter.getEntity()).getType() === "CHOSEN", found);
}

function choose(state: EditorState, name: string): EditorState {
  const content = state.getCurrentContent().createEntity("CHOSEN", "IMMUTABLE", { name });
  return EditorState.push(state, Modifier.replaceText(content, state.getSelection(), name, undefined, content.getLastCreatedEntityKey()), "insert-characters");
}

const decorator = new CompositeDecorator([{ strategy: chosen, component: ({ children }: { children?: ReactNode }) => <span className="tag" data-chosen="">{children}</span> }, { strategy: find(/[#@]\w+/g), component: ({ children }: { children?: ReactNode }) => <span className="tag">{children}</span> }]);

interface Props {
  kind: "post" | "reply";
  placeholder: string;
  inline?: boolean;
  autoFocus?: boolean;
  quoted?: PostData | undefined;
  /** A post of one's own that is being edited. */
  edited?: string | undefined;
  onSent?(): void;
}

export function Composer({ kind, placeholder, inline = false, autoFocus = false, quoted, edited, onSent }: Props) {
  const [parts, setParts] = useState([edited ? EditorState.createWithContent(ContentState.createFromText(edited), decorator) : EditorState.createEmpty(decorator)]);
  const [photos, setPhotos] = useState(0);
  const [choices, setChoices] = useState<string[] | null>(null);
  const [located, setLocated] = useState(false);
  const asked = useRef(choices);
  asked.current = choices;
  const editors = useRef<(Editor | null)[]>([]);
  const current = useRef(parts);
  current.current = parts;
  useEffect(() => {
    if (autoFocus) editors.current[0]?.focus();
  }, [autoFocus]);

  const texts = parts.map((part) => part.getCurrentContent().getPlainText("\n"));
  const empty = texts.some((text) => text.trim() === "");
  const submit = (trusted: boolean) => {
    const written = current.current.map((part) => part.getCurrentContent().getPlainText("\n"));
    if (written.some((text) => text.trim() === "")) return;
    send(kind, [...written, ...(asked.current ?? [])], trusted);
    setChoices(null);
    setParts([EditorState.createEmpty(decorator)]);
    setPhotos(0);
    onSent?.();
  };
  const label = edited ? "Update" : parts.length > 1 ? "Post all" : kind === "reply" ? "Reply" : "Post";
  return (
    <div className={`composer${inline ? " inline" : ""}`}>
      {parts.map((part, n) => (
        <div className="part" key={n}>
          <span className="avatar me" />
          <div data-testid={`${ids.editor(n)}_label`}>
            <div data-testid={`${ids.editor(n)}RichTextInputContainer`} className="field">
              <Editor
                ref={(editor) => {
                  editors.current[n] = editor;
                }}
                editorState={part}
                onChange={(state) => setParts((before) => before.map((other, i) => (i === n ? state : other)))}
                onFocus={() => {
                  window.draft = () => current.current[n]?.getCurrentContent().getPlainText("\n") ?? "";
                }}
                placeholder={n > 0 ? "Add another post" : placeholder}
                webDriverTestID={ids.editor(n)}
                role="textbox"
                ariaLabel={ids.editorLabel}
                ariaMultiline
                spellCheck
                keyBindingFn={(event) => (event.keyCode === 13 && KeyBindingUtil.hasCommandModifier(event) ? `send-${event.nativeEvent.isTrusted}` : getDefaultKeyBinding(event))}
                handleKeyCommand={(command) => {
                  if (!command.startsWith("send-")) return "not-handled";
                  submit(command === "send-true");
                  return "handled";
                }}
              />
            </div>
          </div>
        </div>
      ))}
      {(photos > 0 || quoted || choices) && (
        <div data-testid="attachments" className="attachments">
          {Array.from({ length: photos }, (_, i) => (
            <div data-testid="tweetPhoto" className="photo" key={i} />
          ))}
          {choices && (
            <div className="poll">
              {choices.map((choice, i) => (
                <label key={i}>
                  <span>{`Choice ${i + 1}`}</span>
                  <input type="text" name={`Choice${i + 1}`} maxLength={25} value={choice} onChange={(event) => setChoices((before) => before?.map((other, j) => (j === i ? event.target.value : other)) ?? null)} />
                </label>
              ))}
            </div>
          )}
          {quoted && (
            <div role="link" className="quoted" tabIndex={0}>
              <div data-testid="User-Name">
                <a href={`/${quoted.handle}`}>{quoted.name}</a> <a href={`/${quoted.handle}`} tabIndex={-1}>{`@${quoted.handle}`}</a>
              </div>
              <div data-testid="tweetText">{quoted.text}</div>
            </div>
          )}
        </div>
      )}
      <div data-testid="toolBar" className="toolbar">
        <nav aria-label="Attachments">
          <div data-testid="ScrollSnap-List">
            <button type="button" aria-label="Add photos or video" onClick={() => setPhotos((n) => n + 1)}>
              ▣
            </button>
            <input type="file" multiple hidden data-testid={ids.file} onChange={(event) => setPhotos((n) => n + (event.target.files?.length ?? 0))} />
            <button
              type="button"
              aria-label="Insert #nightshift"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => setParts((before) => before.map((part, i) => (i === before.length - 1 ? choose(part, "#nightshift") : part)))}
            >
              #
            </button>
            <button type="button" aria-label="Add a GIF" data-testid="gifSearchButton">
              GIF
            </button>
            <button type="button" aria-label="Add poll" data-testid="createPollButton" onClick={() => setChoices(["", ""])}>
              ☰
            </button>
            <button type="button" aria-label="Tag location" data-testid="geoButton" onClick={() => setLocated(true)}>
              <span aria-hidden="true">⌖</span>
            </button>
            {located && <span>Elm Valley Hospital</span>}
            <button type="button" aria-label="Schedule post" data-testid="scheduleOption">
              ◷
            </button>
          </div>
        </nav>
        {!empty && kind === "post" && (
          <button type="button" data-testid="addButton" aria-label="Add post" onClick={() => setParts((before) => [...before, EditorState.createEmpty(decorator)])}>
            +
          </button>
        )}
        <button
          type="button"
          className="send"
          data-testid={inline ? ids.inlineSubmit : ids.modalSubmit}
          aria-disabled={empty || undefined}
          disabled={empty}
          tabIndex={empty ? -1 : 0}
          onClick={(event: MouseEvent) => submit(event.nativeEvent.isTrusted)}
        >
          {ids.submitText(label)}
        </button>
      </div>
    </div>
  );
}
