# SPDX-License-Identifier: GPL-2.0
# Reads figures; writes a table: microseconds with one client or channel and with
# the most of each. "to sum" is the cost with the most clients and channels, divided
# by the sum of the costs with the most of only one: if costs grew with the product
# of clients and channels, it would be far above 1.

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
