import { Counter, Gauge } from 'k6/metrics';
import { sleep } from 'k6';
const rounds = new Counter('prw_rounds');
const level = new Gauge('prw_level');
export default function () {
  rounds.add(1);
  level.add(Math.random());
  sleep(0.1);
}
