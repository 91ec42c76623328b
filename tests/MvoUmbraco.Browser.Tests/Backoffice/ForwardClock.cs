namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>A clock that runs as the machine's does and can be put forward; what falls due by that goes off at once.</summary>
internal sealed class ForwardClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly HashSet<Alarm> alarms = [];
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return System.GetUtcNow() + ahead;
        }
    }

    public void Forward(TimeSpan by)
    {
        lock (gate)
        {
            ahead += by;
            foreach (var alarm in alarms)
            {
                alarm.SetAgain();
            }
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    private sealed class Alarm : ITimer
    {
        private readonly ForwardClock clock;
        private readonly TimerCallback callback;
        private readonly object? state;
        private readonly ITimer timer;
        private TimeSpan period = Timeout.InfiniteTimeSpan;
        private DateTimeOffset due = DateTimeOffset.MaxValue;

        public Alarm(ForwardClock clock, TimerCallback callback, object? state)
        {
            (this.clock, this.callback, this.state) = (clock, callback, state);
            timer = System.CreateTimer(_ => GoOff(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                this.period = period;
                due = dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : clock.GetUtcNow() + dueTime;
                clock.alarms.Add(this);
                SetAgain();
                return true;
            }
        }

        /// <summary>Under the clock's lock.</summary>
        public void SetAgain()
        {
            var wait = due == DateTimeOffset.MaxValue ? Timeout.InfiniteTimeSpan : due - clock.GetUtcNow();
            timer.Change(wait == Timeout.InfiniteTimeSpan || wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.alarms.Remove(this);
            }

            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void GoOff()
        {
            lock (clock.gate)
            {
                if (!clock.alarms.Contains(this))
                {
                    return;
                }

                if (clock.GetUtcNow() < due)
                {
                    // The machine's timer may go off a moment before its time.
                    SetAgain();
                    return;
                }

                due = period > TimeSpan.Zero ? clock.GetUtcNow() + period : DateTimeOffset.MaxValue;
                SetAgain();
            }

            callback(state);
        }
    }
}
