export { ChannelNumbers } from './ChannelNumbers';
export { SetUpPage, type SetUpFormProps } from './SetUpPage';
export { SkillLevels, type SkillLevel } from './SkillLevels';
export { useDrawer } from './useDrawer';
export { useSetUpForm } from './useSetUpForm';
