import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, randomId } from '@/shared/api';
import { useErrorText } from '@/shared/ui';
import type { Attachment } from '../session/protocol';

export interface Upload {
  key: string;
  name: string;
  attachment: Attachment | null;
  failure: string | null;
}

/** What the server takes; telling it here saves the upload. */
const LARGEST_BYTES = 10 * 1024 * 1024;

/** Files on their way to the server; a message names them by id once they are there. */
export function useUploads() {
  const { t } = useTranslation('desktop');
  const text = useErrorText();
  const [all, setAll] = useState<Upload[]>([]);
  const change = (key: string, to: Partial<Upload>) =>
    setAll((before) => before.map((upload) => (upload.key === key ? { ...upload, ...to } : upload)));

  const add = (files: File[]) => {
    for (const file of files) {
      const key = randomId();
      const tooLarge = file.size > LARGEST_BYTES;
      setAll((before) => [...before, { key, name: file.name, attachment: null, failure: tooLarge ? t('tooLarge') : null }]);
      if (tooLarge) continue;
      api.upload<Attachment>(`/attachments?name=${encodeURIComponent(file.name)}`, file).then(
        (attachment) => change(key, { attachment }),
        (error: unknown) => change(key, { failure: text(error) }),
      );
    }
  };
  return {
    all,
    done: all.flatMap((upload) => upload.attachment ?? []),
    busy: all.some((upload) => !upload.attachment && !upload.failure),
    add,
    remove: (key: string) => setAll((before) => before.filter((upload) => upload.key !== key)),
    clear: () => setAll([]),
  };
}
