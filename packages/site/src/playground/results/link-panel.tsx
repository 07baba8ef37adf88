import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { fragmentOf, MAX_LINK } from '../link/spec-link.js';
import type { SpecFile } from '../playground-result.js';
import { CopyButton } from './copy-button.js';

export interface LinkPanelProps {
  readonly spec: SpecFile;
  readonly onDownload: () => void;
}

/** Offers an address of this page that holds the document. */
export function LinkPanel({ spec, onDownload }: LinkPanelProps): VNode | null {
  const { fileName, text } = spec;
  const [link, setLink] = useState<string>();
  useEffect(() => {
    let isCurrent = true;
    void fragmentOf({ fileName, text }).then(fragment => {
      if (isCurrent) setLink(location.href.replace(/#.*$/, '') + fragment);
    });
    return () => {
      isCurrent = false;
    };
  }, [fileName, text]);
  if (link === undefined) return null;
  if (link.length > MAX_LINK) {
    return (
      <>
        <p>
          The address would have {link.length.toLocaleString('en')} characters. Chats and mail programs cut
          what is longer than about {MAX_LINK.toLocaleString('en')}, and a link that is cut opens nothing. The
          archive holds the document as well.
        </p>
        <p>
          <button type="button" class="pg-primary" onClick={onDownload}>
            Go to the archive
          </button>
        </p>
      </>
    );
  }
  return (
    <>
      <p>
        This address opens the playground with the document. The document is behind the <code>#</code>,
        packed: a browser sends that part to no server. Whoever has the link can read it.
      </p>
      <p class="pg-share">
        <input
          type="text"
          readOnly
          value={link}
          aria-label="Link"
          onFocus={event => event.currentTarget.select()}
        />
        <CopyButton text={link} what="the link" />
      </p>
      <p class="pg-quiet">{link.length.toLocaleString('en')} characters.</p>
    </>
  );
}
