import { useEffect, useRef, useState } from 'preact/hooks';
import type { Attachment } from '../chat/protocol';
import { upload, type UploadProblem, UploadRefused } from '../chat/uploads';
import { usePanel } from './panel-context';

export interface Upload {
  key: number;
  name: string;
  share: number;
  attachment: Attachment | null;
  problem: UploadProblem | null;
}

/** The files of the message being written: uploaded at once, sent with the message. */
export function useUploads() {
  const { chat } = usePanel();
  const [list, setList] = useState<Upload[]>([]);
  const aborts = useRef(new Map<number, AbortController>());
  const nextKey = useRef(0);

  useEffect(() => () => aborts.current.forEach((abort) => abort.abort()), []);

  const change = (key: number, what: Partial<Upload>) =>
    setList((now) => now.map((one) => (one.key === key ? { ...one, ...what } : one)));

  const add = (files: FileList) => {
    const token = chat.resumeToken();
    if (token === null) return;
    for (const file of Array.from(files)) {
      const key = nextKey.current++;
      const abort = new AbortController();
      aborts.current.set(key, abort);
      setList((now) => [...now, { key, name: file.name, share: 0, attachment: null, problem: null }]);
      upload(file, token, (share) => change(key, { share }), abort.signal).then(
        (attachment) => change(key, { share: 1, attachment }),
        (reason) => change(key, { problem: reason instanceof UploadRefused ? reason.problem : 'failed' }),
      );
    }
  };

  const remove = (key: number) => {
    aborts.current.get(key)?.abort();
    aborts.current.delete(key);
    setList((now) => now.filter((one) => one.key !== key));
  };

  return {
    list,
    add,
    remove,
    clear: () => setList([]),
    busy: list.some((one) => one.attachment === null && one.problem === null),
    done: list.flatMap((one) => (one.attachment ? [one.attachment] : [])),
  };
}
