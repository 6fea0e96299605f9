export { describeReason, describeRouteReason } from './reason-words.ts';
