export { api, type Page, type Resource } from './client';
export { randomId } from './ids';
export { NetworkError, ProblemError, type FieldProblem } from './problem';
export { useCreate, useList, useRemove, useResource, useUpdate } from './queries';
export { usePages } from './pages';
export { type AgentDevice, useMe, type Me, type Role } from './me';
export { saveAs } from './saveAs';
export { uploadWatched } from './upload';
