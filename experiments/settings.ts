/**
 * Settings of trainings: plain data, which every part of the package may know.
 */

export type ClassifierName = "logistic" | "CNN-1" | "CNN-2";

/** Of a classifier, by Adam. */
export interface Training {
  readonly epochs: number;
  readonly batch: number;
  readonly rate: number;
}

/** The weights of the loss, as decimals in text: exact, and read as doubles for training. */
export interface LossWeights {
  readonly alpha: string;
  readonly beta: string;
  readonly gamma: string;
}

export interface RestorerTraining {
  readonly steps: number;
  readonly batch: number;
  readonly rate: number;
  readonly hidden: number;
  /** Steps of the critic before each one of the restorer, and the bound of its weights. */
  readonly criticSteps: number;
  readonly clip: number;
}
