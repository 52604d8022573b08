import type { Attachment } from './protocol';

export const LARGEST_BYTES = 10 * 1024 * 1024;

export type UploadProblem = 'tooLarge' | 'empty' | 'type' | 'failed';

export class UploadRefused extends Error {
  constructor(readonly problem: UploadProblem) {
    super(problem);
  }
}

/**
 * Sends one file; reports its progress from 0 to 1. Rejects with {@link UploadRefused}. The server judges the type by
 * the content; the check of the size here only saves the visitor the wait.
 */
export function upload(
  file: File,
  token: string,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    if (file.size > LARGEST_BYTES) return reject(new UploadRefused('tooLarge'));
    if (file.size === 0) return reject(new UploadRefused('empty'));
    const request = new XMLHttpRequest();
    request.open('POST', `/chat/attachments?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    };
    request.onerror = () => reject(new UploadRefused('failed'));
    request.onload = () => {
      const problem = problemOf(request.status);
      if (problem) return reject(new UploadRefused(problem));
      try {
        resolve(JSON.parse(request.responseText) as Attachment);
      } catch {
        reject(new UploadRefused('failed'));
      }
    };
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

export function problemOf(status: number): UploadProblem | null {
  if (status === 200 || status === 201) return null;
  if (status === 413) return 'tooLarge';
  if (status === 415 || status === 422 || status === 400) return 'type';
  return 'failed';
}

/** The file behind an attachment; the token travels in a header, never in an address that could be passed on. */
export async function download(attachment: Attachment, token: string): Promise<Blob> {
  const response = await fetch(`/chat/attachments/${encodeURIComponent(attachment.id)}/content`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new UploadRefused('failed');
  return response.blob();
}
