export { StatisticsPopup, type StatisticsPopupProps } from './StatisticsPopup.tsx';
