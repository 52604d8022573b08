export { ChannelNumbers } from './ChannelNumbers';
export { Overflows } from './Overflows';
export { type Alternative, anyOf, type Overflow, type RelaxedStep, relaxationsOf, type Requirement, requirementsOf, type Selection, selections } from './queueParts';
export { Relaxations } from './Relaxations';
export { Requirements } from './Requirements';
export { SetUpPage, type SetUpFormProps } from './SetUpPage';
export { SkillLevels, type SkillLevel } from './SkillLevels';
export { useDrawer } from './useDrawer';
export { useSetUpForm } from './useSetUpForm';
