#!/bin/sh
# A Slurm of one node for trying the recipe, as root, in a folder of its own: one-node.sh start|stop DIR
# Prints nothing; afterwards `SLURM_CONF=DIR/slurm.conf sinfo` shows the node.
set -e
dir=$2
case $1 in
  start)
    mkdir -p "$dir/state" "$dir/spool"
    chmod 755 "$dir"
    head -c 1024 /dev/urandom >"$dir/munge.key"
    chmod 400 "$dir/munge.key"
    cat >"$dir/slurm.conf" <<CONF
ClusterName=trial
SlurmctldHost=$(hostname -s)(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket=$dir/munge.socket
CredType=cred/munge
SlurmUser=root
SlurmctldPort=26817
SlurmdPort=26818
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool
SlurmctldPidFile=$dir/slurmctld.pid
SlurmdPidFile=$dir/slurmd.pid
SlurmctldLogFile=$dir/slurmctld.log
SlurmdLogFile=$dir/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
ReturnToService=2
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=2,batch_sched_delay=0
MinJobAge=3600
NodeName=$(hostname -s) NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
    munged --force --key-file="$dir/munge.key" --socket="$dir/munge.socket" --pid-file="$dir/munged.pid" \
      --log-file="$dir/munged.log" --seed-file="$dir/munge.seed" 2>"$dir/munged.said"
    slurmctld -c -f "$dir/slurm.conf"
    slurmd -f "$dir/slurm.conf"
    export SLURM_CONF="$dir/slurm.conf"
    for second in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
      [ "$(sinfo --noheader --format=%T)" = idle ] && exit 0
      sleep 1
    done
    echo "The node is not idle: see $dir/slurmd.log and $dir/slurmctld.log" >&2
    exit 70
    ;;
  stop)
    for daemon in slurmd slurmctld munged; do
      [ -f "$dir/$daemon.pid" ] && kill "$(cat "$dir/$daemon.pid")"
    done
    ;;
esac
