#include "painting.h"

#pragma STDC FP_CONTRACT OFF

uint64_t dice_roll(dice *dice) {
  uint64_t z = (dice->state += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

double dice_unit(dice *dice) { return (double)(dice_roll(dice) >> 11) / 9007199254740992.0; }

double dice_between(dice *dice, double low, double high) { return low + (high - low) * dice_unit(dice); }

int dice_below(dice *dice, int limit) { return (int)(dice_roll(dice) % (uint64_t)limit); }

int dice_happens(dice *dice, double probability) { return dice_unit(dice) < probability; }
