import { useEffect, useState } from 'preact/hooks';
import type { Attachment } from '../chat/protocol';
import { download } from '../chat/uploads';
import { FileIcon } from './icons';
import { usePanel } from './panel-context';

const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
const LARGEST_SHOWN_BYTES = 5_000_000;

/** A file of a message: saved on request; a picture of a harmless type is shown too. */
export function AttachedFile({ attachment }: { attachment: Attachment }) {
  const { chat, language } = usePanel();
  const { words, say, bytes } = language;
  const [picture, setPicture] = useState<string | null>(null);
  const [problem, setProblem] = useState(false);
  const shown = SHOWN.has(attachment.contentType) && attachment.size <= LARGEST_SHOWN_BYTES;

  useEffect(() => {
    const token = chat.resumeToken();
    if (!shown || token === null) return;
    let address: string | null = null;
    let gone = false;
    download(attachment, token).then(
      (blob) => {
        if (gone) return;
        address = URL.createObjectURL(new Blob([blob], { type: attachment.contentType }));
        setPicture(address);
      },
      () => undefined,
    );
    return () => {
      gone = true;
      if (address) URL.revokeObjectURL(address);
    };
  }, [attachment, chat, shown]);

  const save = async () => {
    const token = chat.resumeToken();
    if (token === null) return;
    try {
      const blob = await download(attachment, token);
      const address = URL.createObjectURL(new Blob([blob], { type: 'application/octet-stream' }));
      const link = document.createElement('a');
      link.href = address;
      link.download = attachment.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
      setProblem(false);
    } catch {
      setProblem(true);
    }
  };

  const size = bytes(attachment.size);
  return (
    <>
      {picture && <img class="picture" src={picture} alt={attachment.name} />}
      <button
        type="button"
        class="file"
        aria-label={say(words.download, { name: attachment.name, size })}
        onClick={() => void save()}
      >
        <FileIcon />
        <span class="file-name" dir="auto">
          {attachment.name}
        </span>
        <span class="file-size">{size}</span>
      </button>
      {problem && (
        <span class="problem" role="alert">
          {words.fileGone}
        </span>
      )}
    </>
  );
}
