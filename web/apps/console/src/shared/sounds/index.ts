export { ACCEPTED, faultOf, LONGEST_NAME, nameOf, type Sound, type SoundUse } from './sound';
export { SoundSelect } from './SoundSelect';
