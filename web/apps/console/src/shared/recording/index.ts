export { FilePlayer, Player } from './Player';
