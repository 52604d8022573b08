import { UnstyledButton } from '@mantine/core';
import { IconDownload, IconFile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, saveAs } from '@/shared/api';
import { useFormat } from '@/shared/i18n/format';
import { useNotifyError } from '@/shared/ui';
import type { Attachment } from '../session/protocol';
import classes from './thread.module.css';

/** Pictures that a browser draws without running anything; the server has checked what they really are. */
const drawable = /^image\/(png|jpeg|gif|webp)$/;
const LARGEST_PREVIEW_BYTES = 4 * 1024 * 1024;

/** A file of a message: pictures are shown small, everything is saved with a click. */
export function AttachmentChip({ attachment }: { attachment: Attachment }) {
  const { t } = useTranslation('desktop');
  const format = useFormat();
  const notify = useNotifyError();
  const [broken, setBroken] = useState(false);
  const path = `/attachments/${attachment.id}/content`;
  const picture = drawable.test(attachment.contentType) && attachment.size <= LARGEST_PREVIEW_BYTES && !broken;
  const bytes = useQuery({ queryKey: ['attachment', attachment.id], queryFn: () => api.blob(path), enabled: picture, staleTime: Infinity, retry: false });
  const url = useObjectUrl(bytes.data);
  const save = () => void api.blob(path).then((blob) => saveAs(blob, attachment.name), notify);
  return (
    <UnstyledButton className={classes.attachment} onClick={save} aria-label={t('saveAttachment', { name: attachment.name })}>
      {picture && url && <img src={url} alt="" onError={() => setBroken(true)} />}
      <span className={classes.file}>
        <IconFile size={16} aria-hidden />
        <span className={classes.fileName}>
          <bdi>{attachment.name}</bdi>
        </span>
        <span className={classes.fileSize}>{format.bytes(attachment.size)}</span>
        <IconDownload size={15} aria-hidden />
      </span>
    </UnstyledButton>
  );
}

function useObjectUrl(blob: Blob | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url;
}
