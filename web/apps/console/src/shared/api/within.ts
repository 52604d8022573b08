import { NetworkError } from './problem';

/** As long somebody looks at grey bars before they are told that nothing answers. */
export const PATIENCE_MILLIS = 15_000;

/** What comes of `work`, or a NetworkError when that takes too long; `late` may then stop it. */
export function within<T>(work: Promise<T>, millis = PATIENCE_MILLIS, late?: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new NetworkError(new Error(`no answer within ${millis} ms`)));
      late?.();
    }, millis);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
