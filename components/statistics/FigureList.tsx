export interface FigureListProps {
  /** Name and value of each figure, in the order to show. */
  readonly figures: readonly (readonly [name: string, value: string])[];
  readonly className: string | undefined;
  readonly figureClassName: string | undefined;
}

/** Named figures; how they are laid out is the matter of whoever shows them. */
export function FigureList({ figures, className, figureClassName }: FigureListProps) {
  return (
    <dl className={className}>
      {figures.map(([name, value]) => (
        <div key={name} className={figureClassName}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
