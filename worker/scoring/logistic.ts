/**
 * Logistic regression with an L2 penalty, by Newton's method on standardised inputs (Hastie, Tibshirani and Friedman,
 * The Elements of Statistical Learning, §4.4.1). No randomness: same examples, same model.
 */
export type LogisticExample = { x: readonly number[]; won: boolean };
export type LogisticModel = {
  /** Of each input among the examples; a deviation of 0 marks one that never varied. */
  means: number[];
  deviations: number[];
  /** Of the standardised inputs. */
  weights: number[];
  bias: number;
};

/** Strength of the penalty on weights, as so many examples; the bias is free. */
export const PENALTY = 4;
const MAX_STEPS = 50;
const MAX_HALVINGS = 30;
const CONVERGED = 1e-10;

/** 1 / (1 + e^−z), for any z. */
export function probabilityOf(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const grown = Math.exp(z);
  return grown / (1 + grown);
}

/** Inputs less their mean, in deviations; 0 for an input that never varied. */
export const standardise = (
  x: readonly number[],
  model: Pick<LogisticModel, "means" | "deviations">,
): number[] =>
  x.map((value, index) => {
    const deviation = model.deviations[index]!;
    return deviation === 0 ? 0 : (value - model.means[index]!) / deviation;
  });

/** Log-odds of each input beside the bias: they add up to what the probability is made of. */
export const contributions = (model: LogisticModel, x: readonly number[]): number[] =>
  standardise(x, model).map((value, index) => value * model.weights[index]!);

export const predict = (model: LogisticModel, x: readonly number[]): number =>
  probabilityOf(contributions(model, x).reduce((sum, value) => sum + value, model.bias));

/** Standardised inputs with a 1 in front, for the bias. */
type Row = readonly number[];

/** −log likelihood of the labels plus half the penalty on the squared weights; `theta` is the bias, then the weights. */
export function lossOf(theta: readonly number[], rows: readonly Row[], won: readonly boolean[]): number {
  let loss = 0;
  rows.forEach((row, index) => {
    const z = dot(theta, row);
    // log(1 + e^z) without overflow.
    loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - (won[index] ? z : 0);
  });
  return loss + (PENALTY / 2) * theta.slice(1).reduce((sum, weight) => sum + weight * weight, 0);
}

export function gradientOf(
  theta: readonly number[],
  rows: readonly Row[],
  won: readonly boolean[],
): number[] {
  const gradient = theta.map((weight, index) => (index === 0 ? 0 : PENALTY * weight));
  rows.forEach((row, index) => {
    const error = probabilityOf(dot(theta, row)) - Number(won[index]);
    for (let column = 0; column < row.length; column++) gradient[column]! += error * row[column]!;
  });
  return gradient;
}

/** @throws RangeError without examples */
export function train(examples: readonly LogisticExample[]): LogisticModel {
  const [first] = examples;
  if (!first) throw new RangeError("nothing to learn from");
  const count = examples.length;
  const means = first.x.map((_, column) => examples.reduce((sum, { x }) => sum + x[column]!, 0) / count);
  const deviations = first.x.map((_, column) => {
    const mean = means[column]!;
    const variance = examples.reduce((sum, { x }) => sum + (x[column]! - mean) ** 2, 0) / count;
    // What is left of rounding is no variation.
    return variance > 1e-18 * Math.max(1, mean * mean) ? Math.sqrt(variance) : 0;
  });
  const rows = examples.map(({ x }) => [1, ...standardise(x, { means, deviations })]);
  const won = examples.map((example) => example.won);
  const [bias = 0, ...weights] = descend(rows, won);
  return { means, deviations, weights, bias };
}

function descend(rows: readonly Row[], won: readonly boolean[]): number[] {
  let theta = rows[0]!.map(() => 0);
  let loss = lossOf(theta, rows, won);
  for (let step = 0; step < MAX_STEPS; step++) {
    const direction = solve(curvatureOf(theta, rows), gradientOf(theta, rows, won));
    let next = theta;
    let nextLoss = loss;
    // A full step may overshoot where the curve is flat: half of it, until it goes down.
    for (let halving = 0, size = 1; halving < MAX_HALVINGS; halving++, size /= 2) {
      next = theta.map((value, index) => value - size * direction[index]!);
      nextLoss = lossOf(next, rows, won);
      if (nextLoss <= loss) break;
    }
    if (!(nextLoss <= loss)) return theta;
    const gain = loss - nextLoss;
    theta = next;
    loss = nextLoss;
    if (gain <= CONVERGED * Math.max(1, loss)) return theta;
  }
  return theta;
}

/** Second derivatives of the loss, with a breath on the bias so that one-sided labels stay solvable. */
function curvatureOf(theta: readonly number[], rows: readonly Row[]): number[][] {
  const size = theta.length;
  const curvature = theta.map((_, row) =>
    theta.map((__, column) => (row !== column ? 0 : row === 0 ? 1e-9 : PENALTY)),
  );
  for (const row of rows) {
    const p = probabilityOf(dot(theta, row));
    const weight = p * (1 - p);
    for (let a = 0; a < size; a++) {
      const left = weight * row[a]!;
      if (left === 0) continue;
      const target = curvature[a]!;
      for (let b = 0; b <= a; b++) target[b]! += left * row[b]!;
    }
  }
  for (let a = 0; a < size; a++) for (let b = a + 1; b < size; b++) curvature[a]![b] = curvature[b]![a]!;
  return curvature;
}

/** x of A·x = b for a symmetric positive definite A (Cholesky). */
function solve(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  const size = vector.length;
  const lower = matrix.map(() => new Array<number>(size).fill(0));
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = matrix[a]![b]!;
      for (let k = 0; k < b; k++) sum -= lower[a]![k]! * lower[b]![k]!;
      lower[a]![b] = a === b ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[b]![b]!;
    }
  }
  const half = new Array<number>(size).fill(0);
  for (let a = 0; a < size; a++) {
    let sum = vector[a]!;
    for (let k = 0; k < a; k++) sum -= lower[a]![k]! * half[k]!;
    half[a] = sum / lower[a]![a]!;
  }
  const solution = new Array<number>(size).fill(0);
  for (let a = size - 1; a >= 0; a--) {
    let sum = half[a]!;
    for (let k = a + 1; k < size; k++) sum -= lower[k]![a]! * solution[k]!;
    solution[a] = sum / lower[a]![a]!;
  }
  return solution;
}

function dot(theta: readonly number[], row: Row): number {
  let sum = 0;
  for (let index = 0; index < theta.length; index++) sum += theta[index]! * row[index]!;
  return sum;
}
