-- At every start. H2 keeps the last result of a statement and gives it again while no table moved. A table counts as moved a
-- moment before the commit that moves it, so who asks within that moment goes on seeing what was before it: the gate would
-- let through what was withdrawn or frozen. Nothing that can close the gate may be remembered.
set optimize_reuse_results 0;
