import type { Resource } from '@/shared/api';

/** What names a sound; what is live is heard by callers now. */
export interface SoundUse {
  kind: 'flow' | 'queue';
  id: string;
  name: string;
  live: boolean;
}

export interface Sound extends Resource {
  name: string;
  contentType: string;
  size: number;
  usedBy: SoundUse[];
}

/** What the server takes; telling it here saves the upload. */
export const LARGEST_BYTES = 10 * 1024 * 1024;
export const LONGEST_NAME = 100;
export const ACCEPTED = 'audio/mpeg,audio/wav,.mp3,.wav';

export type FileFault = 'none' | 'empty' | 'tooLarge' | 'wrongType';

/** Why a file cannot be a sound; the server looks at the bytes besides. */
export function faultOf(file: { name: string; size: number } | null): FileFault | null {
  if (!file) return 'none';
  if (!/\.(mp3|wav)$/i.test(file.name)) return 'wrongType';
  if (file.size === 0) return 'empty';
  return file.size > LARGEST_BYTES ? 'tooLarge' : null;
}

/** What a file is likely called: its name without the ending. */
export const nameOf = ({ name }: { name: string }) => name.replace(/\.[^.]*$/, '').replaceAll('_', ' ').trim().slice(0, LONGEST_NAME);
