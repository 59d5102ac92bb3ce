# SPDX-License-Identifier: GPL-2.0
# Draws the costs of a client's calls and events by the number of clients and
# channels, as SVG:
#
#	gnuplot -e "data='bench-clients.json'" bench/clients/growth.gp >growth.svg
#
# The data are lines of /sys/kernel/debug/dmae-bench-clients. Calls and events for
# one channel have one scale, events for all clients another.

whats = "register request available free unregister rebalance arrive leave"
about = "'register' 'request' 'request to AVAILABLE' 'chan\\_free' \
	'unregister, holding nothing' 'chan\\_free to AVAILABLE of another' \
	'device comes: all clients told' 'device goes: all clients told'"

points(what, channels) = sprintf("<awk -F '[^0-9a-z]+' \
	'$3 == \"%s\" && $7 == %s { print $5, $9 / 1000 }' %s", \
	what, channels, data)

some(what) = system(sprintf("awk -F '[^0-9a-z]+' \
	'$3 == \"%s\" { print $7 }' %s | sort -nu", what, data))

set terminal svg size 1000,1300 font "sans,13" background "white"
set multiplot layout 4,2
set logscale xy
set format x "%.0f"
set format y "%g"
set mytics 1
set xlabel "clients"
set ylabel "microseconds"
set grid
set key outside title "channels"
set yrange [0.01:100]

do for [i = 1:words(whats)] {
	what = word(whats, i)
	if (what eq "arrive") { set yrange [1:100000] }
	set title word(about, i)
	plot for [m in some(what)] points(what, m) with linespoints title m
}
unset multiplot
