export { type DialRequest, useDial, useDialProvider } from './dialling';
export { PhoneNumber } from './PhoneNumber';
export { shownNumber, useNumbers } from './numbers';
