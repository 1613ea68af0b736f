import './page.css';
import './frame/app';
