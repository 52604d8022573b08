export { Player } from './Player';
