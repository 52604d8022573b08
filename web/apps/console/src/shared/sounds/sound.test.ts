import { expect, it } from 'vitest';
import { faultOf, LARGEST_BYTES, nameOf } from './sound';

it('says before the upload what the server would refuse', () => {
  expect(faultOf(null)).toBe('none');
  expect(faultOf({ name: 'song.ogg', size: 5 })).toBe('wrongType');
  expect(faultOf({ name: 'song.mp3', size: 0 })).toBe('empty');
  expect(faultOf({ name: 'song.mp3', size: LARGEST_BYTES + 1 })).toBe('tooLarge');
  expect(faultOf({ name: 'SONG.MP3', size: LARGEST_BYTES })).toBeNull();
  expect(faultOf({ name: 'hold.music.wav', size: 5 })).toBeNull();
});

it('calls a file by its name without the ending', () => {
  expect(nameOf({ name: 'hold_music.v2.wav' })).toBe('hold music.v2');
  expect(nameOf({ name: `${'n'.repeat(120)}.mp3` })).toHaveLength(100);
});
