import { freshToken } from '@/shared/session/tokens';
import { NetworkError, problemOf } from './problem';

interface UploadOptions {
  signal: AbortSignal;
  /** Called with the share that is sent, from 0 to 1. */
  onProgress: (share: number) => void;
}

/** Sends a file and says how far it is, which fetch cannot. A lost answer is not asked for again: that would send it all anew. */
export async function uploadWatched<T>(path: string, file: Blob, { signal, onProgress }: UploadOptions): Promise<T> {
  const token = await freshToken();
  const response = await new Promise<Response>((resolve, reject) => {
    const request = new XMLHttpRequest();
    const gone = () => reject(new NetworkError('the upload ended'));
    request.open('POST', `/api/v1${path}`);
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(new Response(request.responseText, { status: request.status, statusText: request.statusText }));
    request.onerror = gone;
    request.onabort = gone;
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as T;
}
