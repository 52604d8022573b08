export { type DialRequest, useDial, useDialProvider } from './dialling';
export { expectRinging, isRingingExpected } from './expected';
export { PhoneNumber } from './PhoneNumber';
export { shownNumber, useNumbers } from './numbers';
export { deviceOf, deviceValues, type DeviceValues } from './device';
export { DeviceFields } from './DeviceFields';
