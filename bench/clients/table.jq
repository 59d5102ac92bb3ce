# SPDX-License-Identifier: GPL-2.0
# Figures in, a table out: microseconds with one and with the most clients and
# channels. "to sum" compares with the most of both what the most of either cost
# together: where clients and channels multiplied, it would grow with them.

(map(.clients) | max) as $clients | (map(.channels) | max) as $channels |
def us($n; $m): first(.[] | select(.clients == $n and .channels == $m)) // null
	| .ns | if . then . / 1000 else . end;
def round2: if . then . * 100 | round / 100 | tostring else "-" end;

["clients x channels", "1 x 1", "\($clients) x 1", "1 x \($channels)",
 "\($clients) x \($channels)", "to sum"],
(group_by(.what)[] | [
	.[0].what,
	us(1; 1), us($clients; 1), us(1; $channels), us($clients; $channels)
] | . + [if .[2] and .[3] and .[4] then .[4] / (.[2] + .[3]) else null end]
  | .[1:] |= map(round2))
| join("\t")
